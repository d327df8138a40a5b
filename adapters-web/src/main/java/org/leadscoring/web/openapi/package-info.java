/** The OpenAPI document: what controllers show of themselves, with the texts and examples of {@code openapi/*.yaml}. */
@NullMarked
package org.leadscoring.web.openapi;

import org.jspecify.annotations.NullMarked;
