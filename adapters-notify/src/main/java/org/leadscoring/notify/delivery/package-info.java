/**
 * Senders for Slack, webhooks and e-mail. What a message says is put together apart from its sending, and follows from the
 * notice alone; who is told what, and when again, is decided elsewhere.
 */
@NullMarked
package org.leadscoring.notify.delivery;

import org.jspecify.annotations.NullMarked;
