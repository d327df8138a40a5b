/** What a draft would make of all leads, reckoned in the background. Writes nothing but how far it has come. */
@NullMarked
package org.leadscoring.application.simulation;

import org.jspecify.annotations.NullMarked;
