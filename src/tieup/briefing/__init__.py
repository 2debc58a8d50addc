"""The briefing: findings in prose, evidence, document blocks, and the exporters that print them."""
