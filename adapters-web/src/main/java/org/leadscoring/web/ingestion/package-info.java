/** The ways in: HTTP requests become events. Nothing is scored or stored here. */
@NullMarked
package org.leadscoring.web.ingestion;

import org.jspecify.annotations.NullMarked;
