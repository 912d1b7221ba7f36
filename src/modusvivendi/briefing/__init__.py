"""The questions answered in order, as one document; at one time or over dates."""

from modusvivendi.briefing.compose import asked, brief, collect, document
from modusvivendi.briefing.series import series

__all__ = ["asked", "brief", "collect", "document", "series"]
