"""Bundled situations."""
