/** What a lead did: the event, its type, its attributes and its place in time. No scores and no leads here. */
@NullMarked
package org.leadscoring.domain.event;

import org.jspecify.annotations.NullMarked;
