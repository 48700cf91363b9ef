// What is wrong with the page as it is looked at now: a list of words, empty where nothing is.
async ({ printed, options }) => {
    const faults = [], root = document.documentElement;
    const shown = (each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('.hidden, .skip');
    const named = (each) => each.outerHTML.replace(/\s+/g, ' ').slice(0, 80);
    if (root.scrollWidth > root.clientWidth) { faults.push('runs off the screen'); }
    for (const each of document.querySelectorAll('main *, header *, footer *')) {
        const style = getComputedStyle(each), cuts = /hidden|clip/.test(style.overflowX);
        if (cuts && shown(each) && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1) { faults.push('cut off: ' + named(each)); }
    }
    if (matchMedia('(prefers-reduced-motion: reduce)').matches && document.getAnimations().length) { faults.push('moves'); }
    if (printed) {
        for (const each of document.querySelectorAll('header *, main *')) {
            const says = Array.from(each.childNodes).some((node) => node.nodeType === 3 && node.data.trim());
            const light = getComputedStyle(each).color.match(/\d+/g).slice(0, 3).every((part) => part > 200);
            if (says && shown(each) && light) { faults.push('white on paper: ' + named(each)); }
        }
        for (const each of document.querySelectorAll('.no-print, form.ask')) { if (shown(each)) { faults.push('printed: ' + named(each)); } }
        if (!document.querySelector('main').innerText.trim() && ![...document.querySelectorAll('main img')].some(shown)) { faults.push('prints nothing'); }
    } else {
        for (const each of document.querySelectorAll('a[href], button, summary, select, textarea, input:not([type=hidden])')) {
            if (!shown(each)) { continue; }
            each.focus({ focusVisible: true });
            const style = getComputedStyle(each);
            if (style.outlineStyle === 'none' && style.boxShadow === 'none') { faults.push('focus cannot be seen: ' + named(each)); }
            if (!uncovered(each)) { faults.push('hidden while it has the focus: ' + named(each)); }
        }
        document.activeElement.blur();
    }
    const found = await axe.run(document, options);
    return faults.concat(found.violations.map((each) => each.id + ': ' + each.nodes.slice(0, 2).map((node) => node.html.slice(0, 80)).join(' | ')));

    // WCAG 2.4.11: some of what has the focus is on the screen and under nothing else.
    function uncovered(each) {
        return Array.from(each.getClientRects()).some((box) => [.1, .5, .9].some((across) => [.1, .5, .9].some((down) => {
            return each.contains(document.elementFromPoint(box.left + box.width * across, box.top + box.height * down));
        })));
    }
}
