"""The polyamorous style for handfast: two people or more, and others whom they love."""
