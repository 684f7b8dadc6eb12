from . import NAME as up
from .other import sibling
