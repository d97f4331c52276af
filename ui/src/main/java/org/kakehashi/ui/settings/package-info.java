/** The settings: language and look, security, backup, networks with their nodes, and every host with its consent. */
@NullMarked
package org.kakehashi.ui.settings;

import org.jspecify.annotations.NullMarked;
