"""Whole screens and cards, each drawn from a plain model."""
