"""Tests of tramontane.evidence."""
