"""Installs the vendors' libraries, starts both sides, and runs the tests."""
