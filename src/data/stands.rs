//! Values: where a body stands to the one that writes to it. Only who is surely below is ever ordered.

use schemars::JsonSchema;
use serde::Deserialize;

use super::body::{Body, Regime};
use crate::viet;

/// Where a body stands to the one that writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stands {
    /// Below it (`trực thuộc`): asked, then ordered.
    Below,
    /// Beside it: asked. So is everyone of whom it is not known.
    Beside,
    /// Above it: asked with respect.
    Above,
}

/// A line of offices of its own, from the centre down to the commune, that takes orders from within alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// The Front (`Mặt trận Tổ quốc`).
    Front,
    /// The unions of workers, peasants, women, veterans, youth, and other associations.
    Union,
    /// The police (`Công an`).
    Police,
    /// The armed forces (`Quân sự`, `Biên phòng`).
    Army,
    /// Courts and procuracies.
    Justice,
    /// People's councils.
    Council,
    /// The Party.
    Party,
}

/// How the names of such bodies begin, in lower case.
const NAMES: [(&str, Line); 30] = [
    ("mặt trận tổ quốc", Line::Front),
    ("ban thường trực ủy ban mặt trận tổ quốc", Line::Front),
    ("ban thường trực ủy ban mttq", Line::Front),
    ("ủy ban mặt trận tổ quốc", Line::Front),
    ("ủy ban mttq", Line::Front),
    ("mttq", Line::Front),
    ("liên đoàn lao động", Line::Union),
    ("công đoàn", Line::Union),
    ("hội nông dân", Line::Union),
    ("hội liên hiệp", Line::Union),
    ("hội cựu chiến binh", Line::Union),
    ("hội chữ thập đỏ", Line::Union),
    ("hội người cao tuổi", Line::Union),
    ("liên hiệp các hội", Line::Union),
    ("liên hiệp các tổ chức", Line::Union),
    ("liên minh hợp tác xã", Line::Union),
    ("đoàn thanh niên", Line::Union),
    ("tỉnh đoàn", Line::Union),
    ("thành đoàn", Line::Union),
    ("ban chấp hành đoàn", Line::Union),
    ("công an", Line::Police),
    ("bộ chỉ huy", Line::Army),
    ("ban chỉ huy quân sự", Line::Army),
    ("ban chỉ huy bộ đội", Line::Army),
    ("ban chỉ huy phòng thủ", Line::Army),
    ("bộ tư lệnh", Line::Army),
    ("đồn biên phòng", Line::Army),
    ("tòa án nhân dân", Line::Justice),
    ("viện kiểm sát nhân dân", Line::Justice),
    ("hội đồng nhân dân", Line::Council),
];

/// The line of its own to which a body belongs; `None` of a body of the administration, or where its name does not
/// surely say.
pub(crate) fn line_of(body: &Body) -> Option<Line> {
    if body.regime == Regime::Party {
        return Some(Line::Party);
    }
    let name = viet::same_words(body.name.as_str());
    let begins = |begin: &str| {
        let rest = name.strip_prefix(viet::same_words(begin).as_str());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    NAMES.iter().find(|(begin, _)| begins(begin)).map(|(_, line)| *line)
}

/// Whether a body may be ordered by another at all: a line of its own takes orders from within.
pub(crate) fn takes_orders(body: &Body, from: &Body) -> bool {
    line_of(body).is_none_or(|line| line_of(from) == Some(line))
}
