/** What makes an empty database ready to work with. */
@NullMarked
package org.leadscoring.application.setup;

import org.jspecify.annotations.NullMarked;
