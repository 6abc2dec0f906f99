"""Tests of tramontane.plan."""
