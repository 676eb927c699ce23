"""What this style says of itself; what every style keeps is in ``test_contract.py``."""

from handfast.plugins import AgreementDocument, Moment
from handfast_polyamorous import plugin


def test_style():
    """It says for how many people it is and when to look again."""
    (style,) = plugin.handfast_styles()
    assert (style.id, style.fewest_people, style.most_people) == ("polyamorous", 2, None)
    assert style.review_months == 3


def test_how_much_it_brings():
    """Enough questions and rules to be of use from the first day."""
    assert sum(len(plugin.handfast_questions(moment)) for moment in Moment) >= 7
    assert len(plugin.handfast_rule_packs()[0].rules) >= 8


def test_an_empty_agreement():
    """There is nothing to find where nothing is written."""
    assert list(plugin.handfast_check_agreement(AgreementDocument(title="Empty"))) == []
