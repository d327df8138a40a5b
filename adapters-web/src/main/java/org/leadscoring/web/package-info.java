/**
 * Ways in over HTTP: ingestion, REST, pages and sign-in, one package per feature.
 * No rule and no SQL lives here; what a request means is asked of the use cases.
 */
@NullMarked
package org.leadscoring.web;

import org.jspecify.annotations.NullMarked;
