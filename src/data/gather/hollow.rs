//! Values: a data folder that has documents of an office and no plan: what takes the place of the files that it need
//! not have, so that everything that asks a campaign finds one in which nothing is asked of anybody.

use super::super::campaign::Campaign;
use super::super::source::Source;

/// The files that are not there, as they are read.
const HOLLOW: [(&str, &str); 3] = [
    (
        super::AGENCIES,
        "groups: [{id: khong, name: Không, agencies: [{id: khong-co, name: Không, letterhead: [KHÔNG], symbol: K, place: Không, signature: {title: Không}, filing: VT}]}]",
    ),
    (
        "plan.yaml",
        "document: {kind: ke-hoach, subject: Không}\n\
         campaign_name: Không\n\
         sections: [{id: khong, title: Không}]\n\
         recipients: [Không]\n\
         reporting:\n  \
         to: {name: Không}\n  \
         anchor: khong\n  \
         periods: [{id: khong, name: Không, anchor: khong, covers: {from: 2020-01-01, to: 2020-01-31}, due_before: 2020-02-10, subject: Không, summary: {kind: bao-cao, subject: Không}}]\n  \
         summary: {to: [Không]}\n",
    ),
    ("indicators.yaml", "indicators: []"),
];

/// The sources of the files that are not there.
pub(super) fn sources() -> impl Iterator<Item = (&'static str, Source)> {
    HOLLOW.into_iter().map(|(name, text)| (name, Source { name: name.into(), text: text.into() }))
}

/// Takes out of a campaign what only stood for files that are not there.
pub(super) fn empty(campaign: &mut Campaign) {
    campaign.agencies.value.groups.clear();
    campaign.plan.value.reporting.periods.clear();
}
