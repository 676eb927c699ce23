"""A style for people who live far apart: a plugin to copy."""
