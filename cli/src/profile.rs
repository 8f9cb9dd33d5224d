//! What `--profile` names.

use std::path::PathBuf;

use reality_gap_core::app::load_profile;
use reality_gap_core::json::read as read_json;
use reality_gap_core::settings::Settings;

use crate::Failure;
use crate::arguments::from_json;

/// A saved profile, or all settings; the widget's `config` holds them one level down.
pub(crate) fn read(path: &PathBuf) -> Result<Settings, Failure> {
    let name = path.display();
    let text =
        std::fs::read_to_string(path).map_err(|e| Failure::File(vec![format!("{name}: {e}")]))?;
    let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    if json.get("reality-gap").is_some() {
        let file = path.file_name().unwrap_or(path.as_os_str());
        return load_profile(&file.to_string_lossy(), &text)
            .map_err(|error| Failure::File(vec![error.to_string()]));
    }
    if json.get("version").is_none() {
        return from_json(path, "settings");
    }
    let mut settings = json.get("settings").cloned().unwrap_or_default();
    if let (Some(zone), Some(object)) = (json.get("timezone"), settings.as_object_mut()) {
        object.insert(
            "zone".to_owned(),
            serde_json::json!({ "name": zone, "offsets": [] }),
        );
    }
    read_json(&settings.to_string())
        .map_err(|fault| Failure::File(vec![format!("{name}: {fault} (this should be settings)")]))
}
