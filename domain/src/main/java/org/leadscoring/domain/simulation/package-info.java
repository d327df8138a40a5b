/** What a version of a model would make of all leads, counted. Knows what scorers and promises say, and asks nobody else. */
@NullMarked
package org.leadscoring.domain.simulation;

import org.jspecify.annotations.NullMarked;
