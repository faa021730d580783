//! Values: what kind of answer a field takes. One list for the question in `plan.yaml`, the branch of the form's template,
//! the control in Word and the reader of what came back; whoever decides by a kind matches all of them.

use super::plan::AskKind;

/// What may be put into one field of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldKind {
    /// Paragraphs.
    Text,
    /// One line.
    Line,
    /// A number.
    Number,
    /// A day.
    Date,
    /// One of several.
    Choice,
    /// A box to tick.
    Tick,
}

impl FieldKind {
    /// Every kind.
    pub const ALL: [FieldKind; 6] = [
        FieldKind::Text,
        FieldKind::Line,
        FieldKind::Number,
        FieldKind::Date,
        FieldKind::Choice,
        FieldKind::Tick,
    ];

    /// Whether it holds one value and not words: two answers that differ in a letter are two answers.
    pub fn is_exact(self) -> bool {
        match self {
            FieldKind::Number | FieldKind::Date | FieldKind::Choice => true,
            FieldKind::Text | FieldKind::Line | FieldKind::Tick => false,
        }
    }
}

impl AskKind {
    /// Every kind.
    pub const ALL: [AskKind; 5] =
        [AskKind::Text, AskKind::Line, AskKind::Date, AskKind::Choice, AskKind::Ticks];

    /// Its name in `plan.yaml` and in the form's template.
    pub fn name(self) -> &'static str {
        match self {
            AskKind::Text => "text",
            AskKind::Line => "line",
            AskKind::Date => "date",
            AskKind::Choice => "choice",
            AskKind::Ticks => "ticks",
        }
    }

    /// The field that takes its answer, or each of its choices.
    pub fn field(self) -> FieldKind {
        match self {
            AskKind::Text => FieldKind::Text,
            AskKind::Line => FieldKind::Line,
            AskKind::Date => FieldKind::Date,
            AskKind::Choice => FieldKind::Choice,
            AskKind::Ticks => FieldKind::Tick,
        }
    }

    /// What its field shows until it is filled, where the question says nothing else.
    pub(crate) fn hint(self) -> &'static str {
        match self {
            AskKind::Text => "Nhập nội dung báo cáo",
            AskKind::Line => "Nhập nội dung",
            AskKind::Date => "Chọn ngày",
            AskKind::Choice => "Chọn một mục",
            AskKind::Ticks => "",
        }
    }

    /// How a question of the kind is answered.
    pub(crate) fn words(self) -> &'static str {
        match self {
            AskKind::Text => "trả lời bằng đoạn văn (kind: text)",
            AskKind::Line => "trả lời bằng một dòng (kind: line)",
            AskKind::Date => "trả lời bằng ngày (kind: date)",
            AskKind::Choice => "chọn một (kind: choice)",
            AskKind::Ticks => "đánh dấu nhiều (kind: ticks)",
        }
    }

    /// Whether it is answered from a list.
    pub(crate) fn chooses(self) -> bool {
        match self {
            AskKind::Choice | AskKind::Ticks => true,
            AskKind::Text | AskKind::Line | AskKind::Date => false,
        }
    }

    /// Whether it is answered in the agency's own words.
    pub(crate) fn is_worded(self) -> bool {
        match self {
            AskKind::Text | AskKind::Line => true,
            AskKind::Date | AskKind::Choice | AskKind::Ticks => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_kinds_is_whole_and_its_names_are_those_of_the_data() {
        let schema = serde_json::to_string(&schemars::schema_for!(AskKind)).expect("JSON");
        assert_eq!(schema.matches(r#""const""#).count(), AskKind::ALL.len(), "{schema}");
        for kind in AskKind::ALL {
            let named = serde_json::from_value::<AskKind>(kind.name().into());
            assert_eq!(named.ok(), Some(kind), "{}", kind.name());
        }
    }
}
