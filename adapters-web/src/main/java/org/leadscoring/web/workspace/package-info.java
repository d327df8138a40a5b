/** Signing in and out, and who may do what on the pages. Knows no leads and no scores. */
@NullMarked
package org.leadscoring.web.workspace;

import org.jspecify.annotations.NullMarked;
