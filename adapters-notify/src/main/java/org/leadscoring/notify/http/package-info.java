/**
 * Calls to other people's servers: with an end to every wait, and never to an address that is none of their business.
 * Knows nothing of what is said.
 */
@NullMarked
package org.leadscoring.notify.http;

import org.jspecify.annotations.NullMarked;
