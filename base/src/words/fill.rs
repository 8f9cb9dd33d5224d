//! Puts values in the place of their names.

/// `{k} of {n}` with the values of `k` and `n`; a name without a value stays as it is.
#[must_use]
pub fn fill_in(message: &str, parts: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let named = after.split_once('}').and_then(|(name, after)| {
            let part = parts.iter().find(|part| part.0 == name)?;
            Some((part.1, after))
        });
        rest = match named {
            Some((value, after)) => {
                out.push_str(value);
                after
            }
            None => {
                out.push('{');
                after
            }
        };
    }
    out.push_str(rest);
    out
}
