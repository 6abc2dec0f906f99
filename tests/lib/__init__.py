"""Tests of tramontane.lib."""
