"""CPC Self-Evaluation: an offline program with which a Child Protection Committee evaluates itself."""

__version__ = "0.1.0"
