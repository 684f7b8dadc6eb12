import helpers.package
from helpers.package import inner
from helpers.package.inner import sibling

print(helpers.package.NAME, inner.up, sibling)  # expect: package package 7
