/** What all of the API for people and their scripts has in common: who may use it, and how it refuses. */
@NullMarked
package org.leadscoring.web.api;

import org.jspecify.annotations.NullMarked;
