/** What all pages share: the layout's model, instants and points in words, errors as pages. No feature lives here. */
@NullMarked
package org.leadscoring.web.page;

import org.jspecify.annotations.NullMarked;
