/** Traces by OpenTelemetry, for who asks for them. */
@NullMarked
package org.leadscoring.bootstrap.tracing;

import org.jspecify.annotations.NullMarked;
