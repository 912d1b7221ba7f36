"""The questions answered in order, as one document."""

from modusvivendi.briefing.compose import brief, collect, document

__all__ = ["brief", "collect", "document"]
