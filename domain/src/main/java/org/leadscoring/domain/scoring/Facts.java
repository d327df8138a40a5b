package org.leadscoring.domain.scoring;

import org.leadscoring.domain.event.Attributes;

/**
 * What a condition is judged by.
 *
 * @param properties of the event; none where a rule is about traits alone
 * @param traits of the lead, the event's own included
 */
public record Facts(Attributes properties, Attributes traits) {}
