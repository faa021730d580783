//! A fault is one place: its code, its words and what `vanban explain` says of it are one entry of a `faults!` table,
//! next to the enum that holds its facts.

use super::{Origin, Severity};

/// A family of faults: an enum of facts, described by a `faults!` table.
pub trait Fault {
    /// Every code of the family, explained, in the order of the table.
    const CODES: &'static [Explained];

    /// The fault in words.
    fn describe(&self) -> Description;

    /// The stable code, e.g. `DL01`; never reused for something else.
    fn code(&self) -> &'static str {
        self.describe().code
    }

    /// How grave it is.
    fn severity(&self) -> Severity {
        self.describe().severity
    }

    /// Who can fix it.
    fn origin(&self) -> Origin {
        self.describe().origin
    }

    /// What is wrong, in Vietnamese: what was found, what was expected.
    fn message(&self) -> String {
        self.describe().message
    }

    /// What to do about it, in Vietnamese, where that is not plain from the message.
    fn hint(&self) -> Option<String> {
        self.describe().hint
    }
}

/// A fault in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// The stable code.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Who can fix it.
    pub origin: Origin,
    /// What is wrong, in Vietnamese.
    pub message: String,
    /// What to do, in Vietnamese.
    pub hint: Option<String>,
}

impl Description {
    /// An error without a hint.
    pub fn new(code: &'static str, origin: Origin, message: impl Into<String>) -> Self {
        let message = message.into();
        Description { code, severity: Severity::Error, origin, message, hint: None }
    }

    /// With another severity.
    #[must_use]
    pub fn severity(self, severity: Severity) -> Self {
        Description { severity, ..self }
    }

    /// With another origin.
    #[must_use]
    pub fn origin(self, origin: Origin) -> Self {
        Description { origin, ..self }
    }

    /// With a hint, or none.
    #[must_use]
    pub fn hint(self, hint: impl Hint) -> Self {
        Description { hint: hint.into_hint(), ..self }
    }
}

/// What an entry may give as its hint: words, or words that are not always there.
pub trait Hint {
    /// The hint.
    fn into_hint(self) -> Option<String>;
}

impl Hint for &str {
    fn into_hint(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl Hint for String {
    fn into_hint(self) -> Option<String> {
        Some(self)
    }
}

impl Hint for Option<String> {
    fn into_hint(self) -> Option<String> {
        self
    }
}

/// What `vanban explain` says of a code.
#[derive(Debug, Clone, Copy)]
pub struct Explained {
    /// The code.
    pub code: &'static str,
    /// The kind of fault, in a few words.
    pub title: &'static str,
    /// What it means, in whole sentences.
    pub meaning: &'static str,
    /// What to do about any fault of the kind.
    pub advice: &'static str,
    /// One such fault as it is reported.
    pub example: fn() -> Description,
}

/// What a whole range of codes means, where its codes differ only in their titles.
#[derive(Debug, Clone, Copy)]
pub struct Range {
    /// What they mean.
    pub meaning: &'static str,
    /// What to do about them.
    pub advice: &'static str,
}

/// Describes a family of faults: the one table of its codes.
///
/// An entry is a code with its title, meaning, advice and an example, then the faults that have it: a pattern of
/// the enum with `message` and, where they apply, `severity` (an error without it), `origin` (the family's without
/// it, and the input without that) and `hint`. The patterns are the arms of one `match`: a variant without an entry
/// does not compile. A fault that wraps one of another family is in `wrapped` and is described there.
///
/// ```text
/// faults! {
///     impl Fault for ReadFault;
///
///     "TW03" {
///         title: "Tệp Word có mật khẩu",
///         meaning: "Tệp bị khóa nên không đọc được.",
///         advice: "mở bằng Word với mật khẩu, bỏ mật khẩu rồi lưu lại",
///         example: Self::Encrypted,
///         Self::Encrypted => {
///             message: "tệp Word bị khóa bằng mật khẩu nên không đọc được",
///             hint: "mở bằng Word với mật khẩu, rồi bỏ mật khẩu",
///         }
///     }
/// }
/// ```
macro_rules! faults {
    (
        impl Fault for $family:ty $({ origin: $family_origin:expr })?;
        $(
            $code:literal {
                title: $title:expr,
                $(meaning: $meaning:expr, advice: $advice:expr,)?
                $(range: $range:expr,)?
                example: $example:expr,
                $(
                    $pattern:pat $(if $guard:expr)? => {
                        $(severity: $severity:expr,)?
                        $(origin: $origin:expr,)?
                        message: $message:expr,
                        $(hint: $hint:expr,)?
                    }
                )+
            }
        )+
        $(wrapped { $($wrapping:pat => $wrapped:expr,)+ })?
    ) => {
        impl $crate::problem::Fault for $family {
            const CODES: &'static [$crate::problem::Explained] = &[$(
                $crate::problem::Explained {
                    code: $code,
                    title: $title,
                    $(meaning: $meaning, advice: $advice,)?
                    $(meaning: $range.meaning, advice: $range.advice,)?
                    example: || $crate::problem::Fault::describe(&$example),
                },
            )+];

            fn describe(&self) -> $crate::problem::Description {
                const ORIGIN: $crate::problem::Origin = $crate::problem::faults!(@origin $($family_origin)?);
                match self {
                    $($(
                        $pattern $(if $guard)? => {
                            $crate::problem::Description::new($code, ORIGIN, $message)
                                $(.severity($severity))?
                                $(.origin($origin))?
                                $(.hint($hint))?
                        }
                    )+)+
                    $($($wrapping => $crate::problem::Fault::describe($wrapped),)+)?
                }
            }
        }
    };
    (@origin) => { $crate::problem::Origin::Input };
    (@origin $origin:expr) => { $origin };
}

pub(crate) use faults;
