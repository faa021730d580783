//! Tasks: the charts of a consolidated report, from the one store of figures: each stands in the section that its figures
//! belong to. What cannot be drawn is reported.

use rust_decimal::Decimal;
use serde::Serialize;

use super::narrative::unit_after;
use super::prose::{ParagraphView, RunView};
use super::sections::Section;
use crate::compose::Composer;
use crate::data::charts::{ChartAsk, ChartOf, StateBy};
use crate::data::indicators::{Indicator, Total};
use crate::data::plan::Period;
use crate::data::scalar::Id;
use crate::data::summaries::Fixed;
use crate::problem::{Place, Problems, Severity, faults};
use crate::round::figures::{Figures, IndicatorLine, bookmark};
use crate::round::{Column, Count, FigureScope, Round, Subject};
use crate::viet;

/// Why a chart that is asked for is not printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrawnFault {
    /// There are not two figures to compare.
    Nothing {
        /// Its title.
        title: String,
    },
    /// A person left its section out.
    LeftOut {
        /// Its title.
        title: String,
        /// The section.
        section: String,
    },
    /// The office's own template prints no charts.
    NotPrinted {
        /// The template.
        template: String,
    },
}

faults! {
    impl Fault for DrawnFault;

    "BD06" {
        title: "Biểu đồ không có gì để vẽ",
        meaning: "Biểu đồ cần ít nhất hai nhóm, cơ quan hoặc tình trạng có số liệu để so sánh; kỳ này chưa có.",
        advice: "chờ báo cáo, hoặc bỏ biểu đồ này ở charts của kỳ",
        example: Self::Nothing { title: "Số lượt người theo nhóm cơ quan, đơn vị".into() },
        Self::Nothing { title } => {
            severity: Severity::Warning,
            message: format!("biểu đồ “{title}” chưa có đủ hai số liệu để so sánh nên không in"),
            hint: "chờ báo cáo, hoặc bỏ biểu đồ này ở charts của kỳ trong plan.yaml",
        }
    }
    "BD07" {
        title: "Biểu đồ của phần không in",
        meaning: "Biểu đồ thuộc phần ghi leave_out: true trong summaries/ nên không in.",
        advice: "bỏ leave_out của phần đó, hoặc bỏ biểu đồ ở charts của kỳ",
        example: Self::LeftOut { title: "Số lượt người".into(), section: "other".into() },
        Self::LeftOut { title, section } => {
            severity: Severity::Warning,
            message: format!("biểu đồ “{title}” thuộc phần '{section}' ghi leave_out: true nên không in"),
            hint: "bỏ leave_out của phần đó, hoặc bỏ biểu đồ ở charts của kỳ trong plan.yaml",
        }
    }
    "BD08" {
        title: "Mẫu báo cáo không in biểu đồ",
        meaning: "Mẫu riêng của cơ quan không có chỗ in biểu đồ.",
        advice: "thêm chỗ in biểu đồ vào mẫu như trong mẫu có sẵn: vanban template show bao-cao/template.html",
        example: Self::NotPrinted { template: "bao-cao/template.html".into() },
        Self::NotPrinted { template } => {
            severity: Severity::Warning,
            message: format!("mẫu '{template}' không in hết các biểu đồ ghi ở charts của kỳ"),
            hint: "thêm chỗ in biểu đồ (charts của từng phần) vào mẫu, xem mẫu có sẵn bằng 'vanban template show bao-cao/template.html'",
        }
    }
}

/// A chart as a template prints it.
#[derive(Debug, Serialize)]
pub(super) struct ChartView {
    /// `Biểu đồ 1. …`
    caption: ParagraphView,
    title: String,
    unit: String,
    /// A sentence with its figures.
    alt: String,
    points: Vec<PointView>,
    /// What the chart does not show.
    note: Option<ParagraphView>,
}

/// A figure of a chart.
#[derive(Debug, Serialize)]
struct PointView {
    bar: String,
    series: String,
    /// A plain decimal; empty where there is none.
    value: String,
    /// By which it is traced, as by the name of a bookmark.
    mark: String,
}

/// The charts of a summary, numbered as they are printed.
pub(super) struct Charts<'r, 'c> {
    composer: &'c Composer,
    round: &'r Round<'c>,
    figures: &'r Figures<'c>,
    annex: &'r str,
    /// How many there are so far.
    pub(super) printed: usize,
    /// What is not printed, and why.
    pub(super) problems: Problems,
}

/// A chart before it has its number.
struct Drawn {
    title: String,
    unit: String,
    bars: Vec<DrawnBar>,
    /// What all its figures make together, with the words before and after.
    total: Option<(&'static str, RunView, String)>,
    note: Option<Vec<RunView>>,
}

struct DrawnBar {
    name: String,
    /// Each with the name of its series.
    figures: Vec<(&'static str, Option<(Decimal, String)>)>,
}

impl<'r, 'c> Charts<'r, 'c> {
    pub(super) fn new(
        composer: &'c Composer,
        round: &'r Round<'c>,
        figures: &'r Figures<'c>,
        appendices: &'r [String; 3],
    ) -> Self {
        let annex = appendices[1].as_str();
        Charts { composer, round, figures, annex, printed: 0, problems: Problems::new() }
    }

    /// The charts of a section, in the order of the data.
    pub(super) fn of_section(&mut self, section: &Section<'_>, left_out: bool) -> Vec<ChartView> {
        let mut views = Vec::new();
        for (nth, ask) in self.round.period.charts.iter().enumerate() {
            if self.section_of(ask) != Some(section.id) {
                continue;
            }
            let Some(drawn) = self.drawn(ask) else { continue };
            let told = |bar: &&DrawnBar| bar.figures.iter().any(|(_, figure)| figure.is_some());
            let fault = match (left_out, drawn.bars.iter().filter(told).count()) {
                (true, _) => {
                    let section = section.id.to_owned();
                    Some(DrawnFault::LeftOut { title: drawn.title.clone(), section })
                }
                (false, 0 | 1) => Some(DrawnFault::Nothing { title: drawn.title.clone() }),
                (false, _) => None,
            };
            match fault {
                Some(fault) => {
                    self.problems.at(&fault, place(self.composer, self.round.period, nth))
                }
                None => {
                    self.printed += 1;
                    views.push(drawn.view(self.printed));
                }
            }
        }
        views
    }

    /// The section whose figures a chart shows.
    fn section_of(&self, ask: &'c ChartAsk) -> Option<&'c str> {
        let id = match ask.of()? {
            ChartOf::State(_) => return Some(Fixed::State.id()),
            ChartOf::Groups(id) | ChartOf::Agencies(id, _) => id,
        };
        let campaign = self.composer.campaign();
        let duty = campaign.indicators.value.indicators.iter().find(|own| own.id == *id)?;
        let duty = duty
            .duty
            .as_ref()
            .filter(|id| campaign.plan.value.duties.iter().any(|duty| duty.id == **id));
        Some(duty.map_or(Fixed::Other.id(), Id::as_str))
    }

    /// A chart with the bars that the figures give.
    fn drawn(&self, ask: &ChartAsk) -> Option<Drawn> {
        let mut drawn = match ask.of()? {
            ChartOf::State(StateBy::All) => self.states(),
            ChartOf::State(StateBy::Groups) => self.states_of_groups(),
            ChartOf::Groups(id) => self.groups(self.indicator(id)?),
            ChartOf::Agencies(id, most) => self.agencies(self.indicator(id)?, most),
        };
        if let Some(title) = &ask.title {
            drawn.title = title.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
        }
        Some(drawn)
    }

    fn indicator(&self, id: &Id) -> Option<&'c Indicator> {
        self.composer.campaign().indicators.value.indicators.iter().find(|own| own.id == *id)
    }

    /// A figure with that by which it is traced.
    fn figure(&self, subject: &Subject<'_>, scope: FigureScope<'_>) -> Option<(Decimal, String)> {
        let value = self.figures.value_of(subject, scope)?;
        Some((value, bookmark(&self.round.period.id, subject, scope)))
    }

    fn run(&self, subject: &Subject<'_>, scope: FigureScope<'_>) -> Option<RunView> {
        RunView::of(self.round, self.figures, subject, scope)
    }

    /// The states that reports are in: who has sent none last, what cannot be read only where there is any.
    fn counts(&self) -> Vec<(Count, &'static str)> {
        let some = self.figures.count(Count::Unread, FigureScope::All).is_some_and(|n| n > 0);
        let all = [
            (Count::OnTime, "Đúng hạn"),
            (Count::Late, "Quá hạn"),
            (Count::Missing, "Chưa có báo cáo"),
            (Count::Unread, "Đã gửi, chưa đọc được"),
        ];
        all.into_iter().filter(|(count, _)| some || *count != Count::Unread).collect()
    }

    fn expected(&self) -> Option<(&'static str, RunView, String)> {
        let expected = self.run(&Subject::Count(Count::Expected), FigureScope::All)?;
        Some(("phải báo cáo: ", expected, String::new()))
    }

    fn states(&self) -> Drawn {
        let expected = self.figures.count(Count::Expected, FigureScope::All).unwrap_or(0);
        let counts = self.counts().into_iter().filter(|_| expected > 0);
        let bars = counts.map(|(count, name)| DrawnBar {
            name: name.to_owned(),
            figures: vec![("", self.figure(&Subject::Count(count), FigureScope::All))],
        });
        Drawn {
            title: "Tình hình gửi báo cáo của các cơ quan, đơn vị".to_owned(),
            unit: AGENCIES.to_owned(),
            bars: bars.collect(),
            total: self.expected(),
            note: None,
        }
    }

    fn states_of_groups(&self) -> Drawn {
        let counts = self.counts();
        let groups = self.figures.status.groups.iter().filter(|(_, tally)| tally.expected > 0);
        let bars = groups.map(|(group, _)| {
            let scope = FigureScope::Group(group);
            let figures = counts.iter();
            let figures =
                figures.map(|(count, name)| (*name, self.figure(&Subject::Count(*count), scope)));
            DrawnBar { name: group.name.to_string(), figures: figures.collect() }
        });
        Drawn {
            title: "Tình hình gửi báo cáo theo nhóm cơ quan, đơn vị".to_owned(),
            unit: AGENCIES.to_owned(),
            bars: bars.collect(),
            total: self.expected(),
            note: None,
        }
    }

    fn groups(&self, indicator: &'c Indicator) -> Drawn {
        let line = self.figures.line(&indicator.id);
        let groups =
            line.into_iter().flat_map(|line| &line.groups).filter(|(_, sum)| sum.asked > 0);
        let bars = groups.map(|(group, _)| DrawnBar {
            name: group.name.to_string(),
            figures: vec![(
                "",
                self.figure(&Subject::Indicator(indicator), FigureScope::Group(group)),
            )],
        });
        Drawn {
            title: format!("{} theo nhóm cơ quan, đơn vị", indicator.name),
            unit: indicator.unit.to_string(),
            bars: bars.collect(),
            total: self.total(indicator),
            note: None,
        }
    }

    /// The agencies from the greatest figure on; what does not fit is said in words.
    fn agencies(&self, indicator: &'c Indicator, most: usize) -> Drawn {
        let subject = Subject::Indicator(indicator);
        let line = self.figures.line(&indicator.id);
        let own = |line: &IndicatorLine<'c>| {
            let own = line.own.iter().zip(&self.figures.entries);
            let own = own.filter(|(own, _)| own.asked);
            own.filter_map(|(own, entry)| Some((own.value?, entry.agency))).collect::<Vec<_>>()
        };
        let mut own = line.map(own).unwrap_or_default();
        own.sort_by_key(|(value, _)| std::cmp::Reverse(*value));
        let all = own.len();
        let bars = own.into_iter().take(most).map(|(_, agency)| DrawnBar {
            name: agency.short().to_owned(),
            figures: vec![("", self.figure(&subject, FigureScope::Agency(agency)))],
        });
        let bars: Vec<DrawnBar> = bars.collect();
        let gave = self.run(&Subject::Column(indicator, Column::Reported), FigureScope::All);
        let note = gave.filter(|_| bars.len() < all).map(|gave| {
            vec![
                RunView::words("Biểu đồ nêu các cơ quan, đơn vị có số lớn nhất trong "),
                gave,
                RunView::words(format!(
                    " cơ quan, đơn vị có số liệu; số liệu của các cơ quan, đơn vị khác tại {}.",
                    self.annex
                )),
            ]
        });
        Drawn {
            title: format!("{} của từng cơ quan, đơn vị", indicator.name),
            unit: indicator.unit.to_string(),
            bars,
            total: self.total(indicator),
            note,
        }
    }

    fn total(&self, indicator: &'c Indicator) -> Option<(&'static str, RunView, String)> {
        let words = match indicator.total() {
            Total::Sum | Total::Last => "tổng số: ",
            Total::Max => "lớn nhất: ",
            Total::Rate => "tính chung: ",
            Total::None => return None,
        };
        let total = self.run(&Subject::Indicator(indicator), FigureScope::All)?;
        Some((words, total, unit_after(indicator)))
    }
}

/// Where the `nth` chart of a period is asked for.
pub(super) fn place(composer: &Composer, period: &Period, nth: usize) -> Place {
    let plan = &composer.campaign().plan;
    let periods = &plan.value.reporting.periods;
    let place = periods.iter().position(|own| own.id == period.id).unwrap_or(0);
    plan.place(&format!("reporting/periods/{place}/charts/{nth}"))
}

/// In what states are counted.
const AGENCIES: &str = "cơ quan, đơn vị";

impl Drawn {
    /// The chart as the `nth` of the document.
    fn view(self, nth: usize) -> ChartView {
        let alt = self.alt();
        let Drawn { title, unit, bars, total, note } = self;
        let caption = match total {
            Some((before, total, after)) => vec![
                RunView::words(format!("Biểu đồ {nth}. {title} ({before}")),
                total,
                RunView::words(format!("{after})")),
            ],
            None => vec![RunView::words(format!("Biểu đồ {nth}. {title} (đơn vị tính: {unit})"))],
        };
        let points = bars.into_iter().flat_map(|bar| {
            let DrawnBar { name, figures } = bar;
            figures.into_iter().map(move |(series, figure)| {
                let (value, mark) = figure.map_or_else(Default::default, |(value, mark)| {
                    (value.normalize().to_string(), mark)
                });
                PointView { bar: name.clone(), series: series.to_owned(), value, mark }
            })
        });
        ChartView {
            caption: ParagraphView::of(caption),
            title,
            unit,
            alt,
            points: points.collect(),
            note: note.map(ParagraphView::of),
        }
    }

    /// What it says, in a sentence.
    fn alt(&self) -> String {
        let percent = if self.unit == "%" { "%" } else { "" };
        let bar = |bar: &DrawnBar| {
            let figures = bar.figures.iter().map(|(series, figure)| {
                let value = figure.as_ref().map(|(value, _)| viet::format_number(*value));
                let value =
                    value.map_or("chưa có số liệu".to_owned(), |v| format!("{v}{percent}"));
                let series = viet::lower_first(series);
                if series.is_empty() { value } else { format!("{series} {value}") }
            });
            format!("{}: {}", bar.name, figures.collect::<Vec<_>>().join(", "))
        };
        let bars: Vec<String> = self.bars.iter().map(bar).collect();
        format!(
            "Biểu đồ thanh ngang, {} ({}). {}.",
            viet::lower_first(&self.title),
            self.unit,
            bars.join("; ")
        )
    }
}
