//! Values: `indicators.yaml`, what is counted, and how a typed value is read.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

use super::money::{self, MoneyFault, MoneyUnit};
use super::plan::Choice;
use super::scalar::{Date, Figure, Id, Typed, Words};
use crate::viet::{self, NumberFault, parse_number};

/// `indicators.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "indicators.yaml",
    description = "Các chỉ tiêu số liệu mà cơ quan, đơn vị báo cáo"
)]
pub struct Indicators {
    /// The indicators, in the order in which tables print them.
    #[schemars(description = "Các chỉ tiêu, theo thứ tự in trong bảng")]
    pub indicators: Vec<Indicator>,
}

/// One figure that is asked (`chỉ tiêu`).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its id.
    #[schemars(description = "Mã của chỉ tiêu: so-bang-ron")]
    pub id: Id,
    /// Its name.
    #[schemars(description = "Tên chỉ tiêu, như in trong bảng")]
    pub name: Words,
    /// Its name as a column head, where the name is long.
    #[schemars(description = "Tên ngắn của chỉ tiêu, in ở đầu cột; bỏ đi nếu tên đã ngắn")]
    pub short: Option<Words>,
    /// Its unit.
    #[schemars(description = "Đơn vị tính: cuộc, tin, bài, chiếc, %")]
    pub unit: Words,
    /// How a sentence of the summary says it: a clause after `đã`, with `{}` where the figure goes.
    #[schemars(
        description = "Cách viết trong câu của báo cáo tổng hợp, sau chữ “đã”, chỗ của con số ghi {}: tổ chức {} cuộc hội nghị; bỏ đi thì chương trình tự viết theo tên và đơn vị tính"
    )]
    pub phrase: Option<Words>,
    /// What its values are.
    #[serde(default)]
    #[schemars(
        description = "Loại số: count (số đếm), decimal (số thập phân), percent (tỷ lệ %), money (tiền), yes-no (có hoặc không), choice (chọn một)"
    )]
    pub value: ValueKind,
    /// What to choose from, for `choice`.
    #[serde(default)]
    #[schemars(description = "Với value: choice: các lựa chọn")]
    pub choices: Vec<Choice>,
    /// The indicator of which this is a part (`trong đó`): asked of the same agencies, printed under it, checked
    /// against it.
    #[schemars(
        description = "Mã chỉ tiêu mà chỉ tiêu này là một phần (trong đó): hỏi cùng cơ quan, in ngay dưới, không được lớn hơn"
    )]
    pub part_of: Option<Id>,
    /// Whether the parts that say so make up the whole; `false` where parts may overlap.
    #[schemars(
        description = "Với part_of: true nếu các phần cộng lại đúng bằng tổng; false nếu các phần có thể trùng nhau (nữ, dân tộc thiểu số); bỏ đi thì các phần cộng lại không được vượt tổng"
    )]
    pub whole: Option<bool>,
    /// The duty it follows from; it decides who reports it unless `agencies` or `groups` say otherwise.
    #[schemars(
        description = "Mã nhiệm vụ mà chỉ tiêu này đo (ở plan.yaml); cơ quan có nhiệm vụ đó báo cáo chỉ tiêu này"
    )]
    pub duty: Option<Id>,
    /// Agencies that report it, where that is not who bears the duty.
    #[schemars(description = "Cơ quan báo cáo chỉ tiêu này, nếu khác với cơ quan có nhiệm vụ")]
    #[serde(default)]
    pub agencies: Vec<Id>,
    /// Groups that report it.
    #[schemars(description = "Nhóm báo cáo chỉ tiêu này, nếu khác với cơ quan có nhiệm vụ")]
    #[serde(default)]
    pub groups: Vec<Id>,
    /// Every agency reports it.
    #[schemars(description = "true nếu mọi cơ quan, đơn vị đều báo cáo chỉ tiêu này")]
    #[serde(default)]
    pub everyone: bool,
    /// The periods in which it is asked; all where empty.
    #[schemars(description = "Chỉ hỏi trong các kỳ này (mã kỳ); bỏ đi nếu hỏi ở mọi kỳ")]
    #[serde(default)]
    pub periods: Vec<Id>,
    /// How values of several agencies add up.
    #[schemars(
        description = "Cách cộng: sum (cộng), max (lớn nhất), last (kỳ sau cùng: số hiện có), average (trung bình), none (không cộng), rate (tỷ lệ của hai chỉ tiêu khác). Bỏ đi là sum; riêng tỷ lệ % không cộng được nên bỏ đi là none"
    )]
    pub total: Option<Total>,
    /// The indicator that is divided, for `rate`.
    #[schemars(description = "Với total: rate: mã chỉ tiêu là tử số")]
    pub numerator: Option<Id>,
    /// The indicator that divides, for `rate`.
    #[schemars(description = "Với total: rate: mã chỉ tiêu là mẫu số")]
    pub denominator: Option<Id>,
    /// Of how many a rate speaks: 100, 1,000, 10,000.
    #[schemars(
        description = "Với total: rate: tính trên bao nhiêu, ghi 100, 1.000, 10.000 hoặc 100.000; bỏ đi thì theo đơn vị tính (%, ‰, ca/1.000 dân)"
    )]
    pub per: Option<Figure>,
    /// What each agency, or each agency of a group, is to reach (`chỉ tiêu giao`).
    #[serde(default)]
    #[schemars(
        description = "Chỉ tiêu giao cho từng cơ quan: mã cơ quan hoặc mã nhóm (khi đó mỗi cơ quan trong nhóm được giao số này) và số"
    )]
    pub targets: BTreeMap<Id, Figure>,
    /// Whether targets are for the whole campaign or for each period.
    #[serde(default)]
    #[schemars(
        description = "Chỉ tiêu giao cho: campaign (cả đợt, số phát sinh của các kỳ cộng dồn) hoặc period (mỗi kỳ); bỏ đi là campaign"
    )]
    pub targets_for: TargetsFor,
    /// The day from which the summary adds it up over periods (`lũy kế từ ngày`).
    #[schemars(
        description = "Lũy kế từ ngày này: báo cáo tổng hợp cộng các kỳ từ ngày này đến kỳ đang tổng hợp"
    )]
    pub since: Option<Date>,
    /// The periods over which the summary adds it up.
    #[serde(default)]
    #[schemars(description = "Lũy kế các kỳ này (mã kỳ), nếu không ghi since")]
    pub cumulative: Vec<Id>,
    /// Whether the summary compares it with the same period of the year before.
    #[serde(default)]
    #[schemars(
        description = "true nếu báo cáo tổng hợp so với cùng kỳ năm trước; số năm trước ở year-before/<kỳ>/<cơ quan>.yaml"
    )]
    pub year_before: bool,
    /// The least value that can be right.
    #[schemars(description = "Số nhỏ nhất có thể có")]
    pub min: Option<Figure>,
    /// The greatest value that can be right.
    #[schemars(description = "Số lớn nhất có thể có")]
    pub max: Option<Figure>,
    /// The least value that fulfils the duty: less is allowed and is said in the summary.
    #[schemars(
        description = "Mức tối thiểu mà kế hoạch yêu cầu; thấp hơn thì báo cáo tổng hợp nêu là chưa đạt"
    )]
    pub at_least: Option<Figure>,
}

/// What an indicator's values are; decides how a typed value is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ValueKind {
    /// A whole number from 0 (`số đếm`).
    #[default]
    Count,
    /// A decimal number (`số thập phân`).
    Decimal,
    /// A percentage from 0 to 100 unless bounds say otherwise (`tỷ lệ`).
    Percent,
    /// An amount of money from 0 (`tiền`), in đồng or, as its unit says, in thousands, millions or thousand millions.
    Money,
    /// Yes or no (`có`, `không`): agencies are counted.
    YesNo,
    /// One of several: agencies are counted.
    Choice,
}

impl ValueKind {
    /// Whether agencies choose an answer, and are counted by it.
    pub fn is_chosen(self) -> bool {
        matches!(self, ValueKind::YesNo | ValueKind::Choice)
    }
}

/// For what a target is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TargetsFor {
    /// The whole campaign: what flows is added up over the periods until it is reached.
    #[default]
    Campaign,
    /// Each period by itself.
    Period,
}

/// How values of several agencies make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Total {
    /// Added (`cộng`).
    #[default]
    Sum,
    /// The greatest (`lớn nhất`).
    Max,
    /// Added over agencies; over periods the latest is (`kỳ sau cùng`): a stock, not a flow.
    Last,
    /// The mean of those that gave it, each counting the same (`trung bình`).
    Average,
    /// Not added up (`không cộng`).
    None,
    /// The rate of two other indicators' totals (`tỷ lệ`).
    Rate,
}

/// Why a typed value is not a value of its indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueFault {
    /// Not a number in Vietnamese notation.
    NotNumber(NumberFault),
    /// A fraction where things are counted.
    NotWhole,
    /// Below zero where that cannot be.
    Negative,
    /// Less than the least that can be right.
    Below(Decimal),
    /// More than the most that can be right.
    Above(Decimal),
    /// An amount of money whose unit makes no sense of it.
    Money(MoneyFault),
    /// None of the answers to choose from.
    NotChoice {
        /// These answers, as they are printed.
        choices: Vec<String>,
    },
}

/// The ids of yes and no, and how they are printed.
const YES_NO: [(&str, &str); 2] = [("co", "Có"), ("khong", "Không")];

/// Of how many a unit speaks where it names no number (`%`, `‰`).
const UNITS: [(&str, u32); 6] = [
    ("%", 100),
    ("phần trăm", 100),
    ("phan tram", 100),
    ("‰", 1000),
    ("phần nghìn", 1000),
    ("phần ngàn", 1000),
];

impl Indicator {
    /// How values of several agencies make one: as the data say; where they do not, figures are added and
    /// shares are not.
    pub fn total(&self) -> Total {
        let by_kind =
            if self.is_share() || self.value.is_chosen() { Total::None } else { Total::Sum };
        self.total.unwrap_or(by_kind)
    }

    /// Whether the summary adds it up over periods.
    pub fn cumulates(&self) -> bool {
        self.since.is_some() || !self.cumulative.is_empty()
    }

    /// The answers to choose from; none where a number is asked.
    pub fn options(&self) -> Vec<Choice> {
        match self.value {
            ValueKind::Choice => self.choices.clone(),
            ValueKind::YesNo => YES_NO
                .iter()
                .filter_map(|(id, text)| {
                    Some(Choice { id: Id::parse(id).ok()?, text: Words::parse(text).ok()? })
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The unit of money that is asked; `None` of what is no money, or of another currency.
    pub fn money_unit(&self) -> Option<MoneyUnit> {
        MoneyUnit::of(self.unit.as_str()).filter(|_| self.value == ValueKind::Money)
    }

    /// Whether it may be added up over periods: what arises, not what is at hand, a mean, a share or an answer.
    pub fn flows(&self) -> bool {
        matches!(self.total(), Total::Sum | Total::Max) && !self.is_share()
    }

    /// Whether a value is a share of something (`%`, `‰`), so that values of several agencies do not add up.
    pub fn is_share(&self) -> bool {
        self.value == ValueKind::Percent || self.unit_of().is_some()
    }

    /// Whether a nil report says zero of it: nothing arose, so of what flows and is counted from nothing there
    /// was nothing. What is at hand (`last`) is not gone by that, and of shares, rates and what is not added up
    /// nobody knows.
    pub fn nil_is_zero(&self) -> bool {
        let flows = match self.total() {
            Total::Sum => true,
            Total::Max => matches!(self.value, ValueKind::Count | ValueKind::Money),
            Total::Last | Total::Average | Total::None | Total::Rate => false,
        };
        flows && !self.is_share() && self.least().is_none_or(|least| least <= Decimal::ZERO)
    }

    /// By how much the quotient of a rate is multiplied: what its unit says (`%`: 100, `‰`: 1000,
    /// `ca/100.000 dân`: 100000), else what its kind says.
    pub fn scale(&self) -> Decimal {
        let by_kind = if self.value == ValueKind::Percent { 100 } else { 1 };
        let said = self.per.map(|per| per.0).or_else(|| self.scale_of_unit());
        said.unwrap_or_else(|| Decimal::from(by_kind))
    }

    /// The number that the unit speaks of, where it says one.
    pub fn scale_of_unit(&self) -> Option<Decimal> {
        self.unit_of().or_else(|| self.unit_per())
    }

    /// The hundred or thousand that the unit is a part of.
    fn unit_of(&self) -> Option<Decimal> {
        let unit = self.unit.as_str().to_lowercase();
        UNITS.iter().find(|(sign, _)| unit.contains(sign)).map(|(_, of)| Decimal::from(*of))
    }

    /// The number that the unit names after `/`, `trên` or `trong`: `bác sĩ/10.000 dân`, `ca trên 1.000 trẻ`,
    /// `giường/vạn dân`.
    fn unit_per(&self) -> Option<Decimal> {
        let unit = self.unit.as_str().to_lowercase().replace('/', " trên ");
        let mut words =
            unit.split_whitespace().skip_while(|word| !matches!(*word, "trên" | "trong"));
        words.next()?;
        match words.next()? {
            "trăm" => Some(Decimal::ONE_HUNDRED),
            "nghìn" | "ngàn" => Some(Decimal::ONE_THOUSAND),
            "vạn" => Some(Decimal::from(10_000)),
            "triệu" => Some(Decimal::from(1_000_000)),
            typed => parse_number(typed).ok().filter(|number| *number > Decimal::ZERO),
        }
    }

    /// Whether the data say themselves who is concerned. A rate that does not is of all who give both its parts.
    pub fn says_who(&self) -> bool {
        self.everyone || self.duty.is_some() || !self.agencies.is_empty() || !self.groups.is_empty()
    }

    /// The least value that can be right: the data's own, else what the kind says.
    pub fn least(&self) -> Option<Decimal> {
        let by_kind = match self.value {
            ValueKind::Count | ValueKind::Money | ValueKind::Percent => Some(Decimal::ZERO),
            ValueKind::Decimal | ValueKind::YesNo | ValueKind::Choice => None,
        };
        self.min.map(|figure| figure.0).or(by_kind)
    }

    /// The greatest value that can be right: the data's own, else what the kind says.
    pub fn most(&self) -> Option<Decimal> {
        let by_kind = (self.value == ValueKind::Percent).then_some(Decimal::ONE_HUNDRED);
        self.max.map(|figure| figure.0).or(by_kind)
    }

    /// The decimal number of two readings, where the thousand is more than can be right (`99,125` of a
    /// percentage); not where its last digit would be dropped, which nobody types.
    fn by_bounds(&self, fault: &NumberFault) -> Option<Decimal> {
        let NumberFault::TwoReadings { thousand, decimal } = fault else { return None };
        let (thousand, decimal) = (parse_number(thousand).ok()?, parse_number(decimal).ok()?);
        let beyond = self.most().is_some_and(|most| thousand > most);
        (beyond && decimal.scale() == 3).then_some(decimal)
    }

    /// Reads a value as typed; `1.234` of a count is 1234, by Vietnamese notation.
    ///
    /// # Errors
    /// [`ValueFault`] says what keeps it from being a value of this indicator.
    pub fn read(&self, typed: &Typed) -> Result<Decimal, ValueFault> {
        if self.value.is_chosen() {
            return self.chosen(typed.as_str());
        }
        let money = self.money_unit();
        let whole =
            self.value == ValueKind::Count || (self.value == ValueKind::Money && money.is_none());
        let number = match money {
            Some(unit) => match money::read(typed.as_str(), unit) {
                Ok(amount) => Ok(amount),
                // Its bounds are in another unit than what is typed: of two readings they choose none.
                Err(MoneyFault::NotNumber(fault)) => return Err(ValueFault::NotNumber(fault)),
                // As it was said before amounts had units.
                Err(MoneyFault::Fraction) => return Err(ValueFault::NotWhole),
                Err(fault) => return Err(ValueFault::Money(fault)),
            },
            None => parse_number(typed.as_str()),
        };
        let value = match number {
            Ok(value) => value,
            Err(fault) if whole => return Err(ValueFault::NotNumber(fault)),
            Err(fault) => self.by_bounds(&fault).ok_or(ValueFault::NotNumber(fault))?,
        };
        if whole && !value.fract().is_zero() {
            return Err(ValueFault::NotWhole);
        }
        if let Some(least) = self.least().filter(|least| value < *least) {
            return Err(if least.is_zero() {
                ValueFault::Negative
            } else {
                ValueFault::Below(least)
            });
        }
        match self.most().filter(|most| value > *most) {
            Some(most) => Err(ValueFault::Above(most)),
            None => Ok(value),
        }
    }

    /// The place among the answers of the one that is typed: by its id or its words.
    fn chosen(&self, typed: &str) -> Result<Decimal, ValueFault> {
        let same = |one: &str| viet::same_words(one.trim()) == viet::same_words(typed.trim());
        let options = self.options();
        let found = options
            .iter()
            .position(|choice| choice.id.as_str() == typed.trim())
            .or_else(|| options.iter().position(|choice| same(choice.text.as_str())));
        found.map(Decimal::from).ok_or_else(|| ValueFault::NotChoice {
            choices: options.iter().map(|choice| choice.text.to_string()).collect(),
        })
    }
}
