"""The questions answered in order, as one document."""

from modusvivendi.briefing.compose import brief, document

__all__ = ["brief", "document"]
