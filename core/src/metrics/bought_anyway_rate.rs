//! M30: dropped or lost leads that bought here all the same.
//!
//! ## Question
//!
//! How many of the leads that were dropped or given up bought here later?
//!
//! ## Formula
//!
//! Sold after they had been dropped or closed / leads that were dropped at some time while open (limits as in
//! dropped_leads), or closed without a sale. A lead closed at least a day before it was sold had been given up.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads dropped once or closed without a sale (`dropped or lost`).
//!
//! ## Missing and too recent
//!
//! Not known without the times of arrival and touches, how leads ended, and when they were sold. Leads sold at a
//! time nobody wrote are left out. What was bought elsewhere is in no such file.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! lead 1 was silent for 41 days and bought; leads 3 and 4 were lost, leads 5 and 7 are
//! dropped, and lead 6 once waited eight days for its third touch.
//!
//! ```text
//! bought_anyway_rate = 1 / 6
//! ```
//!
//! ## Sources
//!
//! M30. Association only: nothing says why they bought.

use super::share::Share;
use crate::facts::Flag;

/// Bought anyway.
pub(super) const BOUGHT_ANYWAY: Share = Share {
    file: module_path!(),
    id: "bought_anyway_rate",
    definition: "workable leads sold here after they had been dropped or closed, divided by leads that were dropped once or closed without a sale",
    denominator: "dropped or lost",
    n: Some(Flag::WasDropped),
    k: Flag::BoughtAnyway,
    known: |context| {
        context
            .knows_log()
            .and_then(|()| context.knows_end())
            .and_then(|()| context.knows_sale_time())
    },
};
