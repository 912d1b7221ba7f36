"""Modus Vivendi: a workbench for people who follow an armed conflict and its diplomacy."""

__version__ = "0.1.0"
