(printed) => {
    const faults = [], root = document.documentElement;
    const shown = (each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('.hidden, .skip');
    if (root.scrollWidth > root.clientWidth) { faults.push('runs off the screen'); }
    for (const each of document.querySelectorAll('main *, header *, footer *')) {
        const style = getComputedStyle(each), cuts = /hidden|clip/.test(style.overflowX);
        if (cuts && shown(each) && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1) { faults.push('cut off: ' + each.outerHTML.slice(0, 80)); }
    }
    if (matchMedia('(prefers-reduced-motion: reduce)').matches && document.getAnimations().length) { faults.push('moves'); }
    if (printed) {
        for (const each of document.querySelectorAll('.no-print, form.ask')) { if (shown(each)) { faults.push('printed: ' + each.outerHTML.slice(0, 80)); } }
        if (!document.querySelector('main').textContent.trim()) { faults.push('prints nothing'); }
    } else {
        const link = [...document.querySelectorAll('main a, main summary, main input')].find(shown);
        link.focus({ focusVisible: true });
        const style = getComputedStyle(link);
        if (style.outlineStyle === 'none' && style.boxShadow === 'none') { faults.push('focus cannot be seen'); }
        link.blur();
    }
    return faults;
}
