/** What is told to the outside, and where: notices, destinations, deliveries, retries. Knows leads and users by id; sends nothing. */
@NullMarked
package org.leadscoring.domain.delivery;

import org.jspecify.annotations.NullMarked;
