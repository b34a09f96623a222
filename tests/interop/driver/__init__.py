"""Installs the vendors' libraries, starts both sides, and has them talk."""
