/**
 * What tells the outside world: Slack, e-mail, webhooks, CRMs and analytics, one package per feature.
 * No rule lives here, and nothing of the web and persistence adapters.
 */
@NullMarked
package org.leadscoring.notify;

import org.jspecify.annotations.NullMarked;
