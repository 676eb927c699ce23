"""The monogamous style for handfast: two people, and what exclusivity leaves open."""
