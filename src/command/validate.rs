//! `vanban validate`: every problem of data and templates; writes nothing.

use serde_json::json;

use super::input::Input;
use super::voice::{Voice, exit_code};
use super::{Common, day};
use crate::compose::Studio;
use crate::compose::status::status;
use crate::data::check::check_days;
use crate::files::disk::RealDisk;
use crate::problem::report;
use crate::round::Round;

/// Runs it and returns the exit code.
pub(super) fn run(common: &Common, voice: &Voice) -> u8 {
    let mut input = Input::read(&RealDisk, common);
    // A template may be sound and yet not fit these data: merge one document of each kind.
    if let (Some(campaign), Some(resources), false) =
        (&input.gathered.campaign, &input.resources, input.problems.has_errors())
    {
        match Studio::new(campaign, resources) {
            Err(problems) => input.problems.extend(problems),
            Ok(studio) => {
                input.problems.extend(studio.torn_names());
                let periods = &campaign.plan.value.reporting.periods;
                let as_of = studio.last_due();
                for job in studio.one_of_each() {
                    input.problems.extend(studio.document(&job).err().unwrap_or_default());
                }
                if let Some((period, as_of)) = periods.first().zip(as_of) {
                    let told = status(&Round::at(campaign, period, as_of), |_| true);
                    let made = studio.status_document(&[told], as_of);
                    input.problems.extend(made.err().unwrap_or_default());
                }
            }
        }
    }
    if let Some(campaign) = &input.gathered.campaign {
        let ahead = check_days(campaign, day::or_today(None)).into_iter();
        input.problems.extend(ahead.map(|(_, problem)| problem).collect());
        input.problems.sort();
    }
    voice.problems(&input.problems, |name| input.text_of(name));
    if voice.is_json() {
        voice.json(&json!({
            "valid": !input.problems.has_errors(),
            "problems": report::to_json(&input.problems),
        }));
    } else if input.problems.has_errors()
        && input.gathered.campaign.as_ref().is_none_or(|campaign| !campaign.skipped.is_empty())
    {
        // Between files nothing can be compared until each of them reads.
        voice.say("Sửa các lỗi trên rồi chạy lại 'vanban validate': mã, ngày, số liệu giữa các tệp chỉ so được khi mọi tệp đều đọc được, nên lượt sau có thể còn lỗi khác.");
    } else if let (Some(campaign), false) = (&input.gathered.campaign, input.problems.has_errors())
    {
        let plan = &campaign.plan.value;
        voice.say(&format!(
            "Dữ liệu hợp lệ: {} cơ quan, đơn vị; {} nhiệm vụ; {} chỉ tiêu; {} kỳ báo cáo; {} báo cáo đã nhận.",
            campaign.all_agencies().count(),
            plan.duties.len(),
            campaign.indicators.value.indicators.len(),
            plan.reporting.periods.len(),
            campaign.reports.len(),
        ));
    }
    exit_code(&input.problems)
}
