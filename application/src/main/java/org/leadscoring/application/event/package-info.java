/** The log of everything leads did. Written by ingestion, read by scoring. */
@NullMarked
package org.leadscoring.application.event;

import org.jspecify.annotations.NullMarked;
