"""Printed table rows become logical tables."""
