package org.leadscoring.bootstrap.trial;

import java.time.Instant;

/**
 * Something a made-up person did.
 *
 * @param lead whose it is, from 0
 * @param user the person's id as the sender has it
 * @param points what the website points give for it, 0 if nothing
 * @param timestamp when it happened by the sender's clock, whole milliseconds
 * @param properties a JSON object as text
 */
public record MadeEvent(
        int lead, String user, String messageId, String type, int points, Instant timestamp, String properties) {}
