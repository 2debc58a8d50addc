"""The colours of commitment, the same in charts, pages and workbooks."""

# From light to dark, in steps of lightness that stay apart in grey.
COMMITMENT = {"considered": "#d5e8ea", "planned": "#93c4ca", "agreed": "#3c8c99", "operating": "#06353e"}
