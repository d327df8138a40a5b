/** What is done when leads pass thresholds: the actions of stages, and doing them. Is told of leads and never looks them up. */
@NullMarked
package org.leadscoring.application.stage;

import org.jspecify.annotations.NullMarked;
