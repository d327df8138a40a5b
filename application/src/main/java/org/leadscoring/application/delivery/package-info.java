/** What is told to the outside: the outbox, destinations, and sending with retries. Knows leads by id only. */
@NullMarked
package org.leadscoring.application.delivery;

import org.jspecify.annotations.NullMarked;
