/** The page of experiments: a challenger tried on a share of the leads. */
@NullMarked
package org.leadscoring.web.experiment;

import org.jspecify.annotations.NullMarked;
